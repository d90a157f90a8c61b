/** A folder of data files: JSON text by file name; see `dataFiles` in build.mjs. */
declare module '*.yaml' {
  const files: Readonly<Record<string, string>>;
  export default files;
}
