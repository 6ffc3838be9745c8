// The first import of every process: whatever it and its threads write is read by its owner alone.
process.umask(0o077)
