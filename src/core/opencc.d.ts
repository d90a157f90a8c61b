/** Dictionaries of OpenCC: entries `from to[ to …]` between bars. */
declare module 'opencc-js/dict/*' {
  const table: string;
  export default table;
}
