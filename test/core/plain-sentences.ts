/** Plain sentences of a factory that carry nothing, so that a page with them follows its source by more than chance. */
export const plain: readonly (readonly [zh: string, en: string])[] = [
  ['工厂在宁波，占用三栋厂房。', 'The factory is in Ningbo and fills three buildings.'],
  ['铸造车间有四条生产线。', 'The foundry has four production lines.'],
  ['每台泵都在水箱里测试两小时。', 'Each pump runs in a water tank for two hours.'],
  ['外壳用不锈钢铸造。', 'The housing is cast in stainless steel.'],
  ['标准型号两周内发货。', 'Standard models ship within two weeks.'],
  ['图纸可以按型号下载。', 'Drawings can be downloaded by model.'],
  ['密封圈每年更换一次。', 'Replace the seal once a year.'],
  ['电机功率从一千瓦到九千瓦。', 'Motors range from one to nine kilowatts.'],
  ['备件清单在说明书最后一页。', 'The list of spare parts is on the last page of the manual.'],
  ['服务热线工作日九点到六点开通。', 'The service line is open from nine to six on weekdays.'],
  ['出厂前每台都有测试报告。', 'Each unit leaves with a test report.'],
  ['包装用可回收的纸箱。', 'The boxes are made of recycled card.'],
];
