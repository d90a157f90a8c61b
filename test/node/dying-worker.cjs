// A worker that dies of the batch with page 0, as one that runs out of memory would; it answers all others.
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (paths) => {
  if (paths.includes('0.md')) throw new Error('out of memory');
  parentPort.postMessage(paths.map((path) => ({ path, text: '', review: undefined })));
});
