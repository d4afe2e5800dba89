/**
 * Calls `work` for each item, at most `limit` at the same time. After a failure nothing new is begun; it is thrown when
 * what was begun has ended.
 */
export async function eachInParallel<T>(
  source: AsyncIterable<T>,
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const items = source[Symbol.asyncIterator]();
  let isOver = false;
  const turns = Array.from({ length: limit }, async () => {
    try {
      for (let item = await items.next(); item.done !== true && !isOver; item = await items.next()) {
        await work(item.value);
      }
    } finally {
      isOver = true;
    }
  });
  const failed = (await Promise.allSettled(turns)).find((turn) => turn.status === 'rejected');
  await items.return?.();
  if (failed) throw failed.reason;
}
