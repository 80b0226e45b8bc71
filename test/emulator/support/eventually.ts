/** Lets the machine go on, whatever time that takes, until something holds. */
export async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
