/*
 * Stands in for the native module @vscode/native-watchdog, which ends an extension host whose parent
 * died. The test host ends the whole process group itself, so there is nothing to watch.
 */
exports.start = () => {};
