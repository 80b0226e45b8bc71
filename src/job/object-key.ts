/** A folder or a file name: not empty, not `.` or `..`, without control characters, backslashes, and the wildcards and variables of RAM policies. */
const SEGMENT = '(?!\\.{1,2}(?:/|$))(?:[^\\u0000-\\u001f\\u007f\\\\/*?$]|\\$(?!\\{))+';

/** An object's key that is also the path of a file below a folder. */
export const OBJECT_KEY = `^${SEGMENT}(?:/${SEGMENT})*$`;
