/** The event of Function Compute's timer. */
export function timerEvent(tick: Date, triggerName: string, payload: string): string {
  return JSON.stringify({ triggerTime: tick.toISOString().replace(/\.\d+Z$/, 'Z'), triggerName, payload });
}
