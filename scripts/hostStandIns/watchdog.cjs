// Stands in for VS Code's native watchdog: ends this process when the one it serves is gone.

/** The exit code that the native module uses for a lost parent. */
const lostParent = 87;

exports.start = (parentId) => {
  const timer = setInterval(() => {
    try {
      process.kill(parentId, 0);
    } catch (error) {
      if (error.code !== 'EPERM') process.exit(lostParent);
    }
  }, 1000);
  timer.unref();
};

exports.exit = (code) => process.exit(code ?? 0);
