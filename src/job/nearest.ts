/** The known name that a misspelt one probably means. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[_-]/g, '');
  return names.find((each) => plain(each) === plain(name));
}
