'use strict';
const Module = require('node:module');

// Every require of constructs, cdktf's own included, gets the copy that package.json installs as constructs-floor.
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const redirected = request === 'constructs' || request.startsWith('constructs/') ? request.replace('constructs', 'constructs-floor') : request;
  return resolveFilename.call(this, redirected, ...rest);
};
