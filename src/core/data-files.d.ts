/** A folder of data files, or of one part of each: JSON text by file name; see `dataFiles` in scripts/build/data-files.mjs. */
declare module '*.yaml' {
  const files: Readonly<Record<string, string>>;
  export default files;
}

/** A folder of text files: their text by file name; see `dataFiles` in scripts/build/data-files.mjs. */
declare module '*.txt' {
  const files: Readonly<Record<string, string>>;
  export default files;
}

/** A page of src/webview, bundled, to stand in a file; see `pageTexts` in scripts/build/webview-pages.mjs. */
declare module 'page:*' {
  const page: {
    readonly script: string;
    readonly style: string;
    /** As a content security policy names the script. */
    readonly scriptHash: string;
  };
  export default page;
}
