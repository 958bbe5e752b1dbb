// Loaded before Azurite. The parent holds the other end of standard input, so its end means that the parent has ended, even if it was
// killed.
'use strict';

const NODE_MAJOR_MIN = 20;
const SHUTDOWN_MILLISECONDS_MAX = 10000;

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
  console.error(`Node.js ${NODE_MAJOR_MIN} or newer is needed to run Azurite; this is ${process.version}.`);
  process.exit(1);
}

// After the parent has ended nobody reads these, and a failed write must not interrupt the shutdown.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

// Ctrl+C reaches every process of the terminal. The parent still needs its storage while it stops.
const once = process.once;
process.once = (name, listener) => (name === 'SIGINT' ? process : once.call(process, name, listener));
process.on('SIGINT', () => {});

let stopping = false;
const stop = () => {
  if (!stopping) {
    stopping = true;
    // Azurite writes its data on this signal. Before Azurite has loaded, the signal ends the process.
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), SHUTDOWN_MILLISECONDS_MAX).unref();
  }
};
process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
