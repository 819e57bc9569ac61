// The viewer checks data with zod, which would try whether it may make functions of text. This page's policy says no, and
// the browser logs each try: zod is told beforehand. It reads its settings here when it is loaded.
globalThis.__zod_globalConfig = { jitless: true };
