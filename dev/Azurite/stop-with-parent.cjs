// Loaded before Azurite. Its parent holds the other end of standard input, so the end of it means that the parent
// is gone, even when it was killed and could not say goodbye.
'use strict';

const NODE_MAJOR_MIN = 20;
const SHUTDOWN_MILLISECONDS_MAX = 10000;

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
  console.error(`Node.js ${NODE_MAJOR_MIN} or newer is needed to run Azurite; this is ${process.version}.`);
  process.exit(1);
}

// Nobody reads these any more once the parent is gone, and a failed write must not cut the shutdown short.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

// Ctrl+C reaches every process of the terminal at once. The parent still needs its storage while it closes down.
const once = process.once;
process.once = (name, listener) => (name === 'SIGINT' ? process : once.call(process, name, listener));
process.on('SIGINT', () => {});

let stopping = false;
const stop = () => {
  if (!stopping) {
    stopping = true;
    // Azurite writes its data to disk on this signal; before it listens for it, the default is to end at once.
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), SHUTDOWN_MILLISECONDS_MAX).unref();
  }
};
process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
