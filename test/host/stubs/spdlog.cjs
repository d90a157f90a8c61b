/*
 * Stands in for the native module @vscode/spdlog, which is not compiled: VS Code's server and its
 * extension hosts write their log files through it. Log files are small here, so nothing rotates.
 * The exports are assigned one by one because VS Code imports them by name.
 */
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = levels.indexOf('info');
    this.stamped = true;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }

  write(level, message) {
    if (level < this.level) return;
    const stamp = this.stamped ? `${new Date().toISOString()} [${levels[level]}] ` : '';
    try {
      fs.appendFileSync(this.file, `${stamp}${message}\n`);
    } catch {
      // The run has ended and its folder is gone; there is nobody left to read the line.
    }
  }

  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }

  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  clearFormatters() {
    this.stamped = false;
  }
  setPattern() {
    this.stamped = true;
  }
  flush() {}
  drop() {}
}

exports.Logger = Logger;
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);
exports.setFlushOn = () => {};
exports.setLevel = () => {};
exports.shutdown = () => {};
