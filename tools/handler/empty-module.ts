// Stands in the bundle for modules that are loaded and never used; see bundle-aliases.ts.
export {};
