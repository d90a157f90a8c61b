/** A Chinese page and an Indonesian one that follows it and has two words for 数据看板. */
const frames = [
  ['$在新加坡', '$ di Singapura'],
  ['我们检查$', 'Kami memeriksa $'],
  ['$很便宜', '$ sangat murah'],
  ['请联系$', 'Hubungi $'],
  ['$明天开放', '$ buka besok'],
  ['大家喜欢$', 'Semua suka $'],
  ['$已经准备好', '$ sudah siap'],
] as const;
const things = [
  ['门店', 'toko'],
  ['仓库', 'gudang'],
  ['客户', 'pelanggan'],
  ['订单', 'pesanan'],
  ['供应商', 'pemasok'],
  ['数据看板', 'dasbor'],
] as const;
/** Numbers tie the sentences of a page to those of its Chinese page. */
const page = (side: 0 | 1, nameOf: (thing: string, index: number) => string) =>
  Array.from({ length: 60 }, (_, index) => {
    const frame = frames[index % frames.length]![side];
    const number = side ? `, nomor ${index + 100}.` : `，编号 ${index + 100}。`;
    return `${frame.replace('$', nameOf(things[index % things.length]![side], index))}${number}\n`;
  }).join('\n');
export const chinese = page(0, (thing) => thing);
export const indonesian = page(1, (thing, index) =>
  thing === 'dasbor' && index > 40 ? 'papan data' : thing,
);
