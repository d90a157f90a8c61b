/**
 * The libraries of src/core/text/late.ts as files beside the bundle, `late-….cjs`: who does not ask for one does not compile it
 * either. Their sources count among those of the bundle, so that their licences are told.
 * @param {import('esbuild').BuildOptions} shared how everything is built
 * @returns {import('esbuild').Plugin}
 */
export function lateLibraries(shared) {
  const libraries = new Map();
  return {
    name: 'late-libraries',
    setup({ onResolve, onEnd, esbuild }) {
      onResolve({ filter: /./ }, ({ path, kind, importer }) => {
        if (kind !== 'require-call' || !/[\\/]src[\\/]core[\\/]text[\\/]late\.ts$/.test(importer))
          return undefined;
        const name = `late-${path.replace(/^@/, '').replace(/\W+/g, '-')}`;
        libraries.set(name, path);
        return { path: `./${name}.cjs`, external: true };
      });
      onEnd(async ({ metafile, errors }) => {
        if (errors.length) return;
        const { metafile: late } = await esbuild.build({
          ...shared,
          plugins: [],
          entryPoints: Object.fromEntries(libraries),
          outdir: 'dist',
          outExtension: { '.js': '.cjs' },
        });
        Object.assign(metafile.inputs, late.inputs);
      });
    },
  };
}
