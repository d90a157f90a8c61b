/** A folder of data files; see `dataFiles` in build.mjs. */
declare module '*.yaml' {
  const files: readonly unknown[];
  export default files;
}
