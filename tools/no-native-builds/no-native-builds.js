#!/usr/bin/env node
// Stands in for node-gyp: every native module Colle uses ships its binary, and npm 10 would compile better-sqlite3 all the same.
process.exitCode = 0;
