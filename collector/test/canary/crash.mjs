/** Loaded before the collector: on SIGHUP a bug of ours happens, with secrets in every part of the error. */
const { CANARY_CRASH: secret, CANARY_CRASH_HOW: how } = process.env;

process.on('SIGHUP', () => {
  const cause = Object.assign(new Error(`cause ${secret}`), { headers: { authorization: `Bearer ${secret}` } });
  const error = new TypeError(`the crash of this test, with ${secret}`, { cause });
  Object.assign(error, { request: { url: `https://user:${encodeURIComponent(secret)}@host/` }, secret });
  if (how === 'rejection') void Promise.reject(error);
  else throw error;
});
