/** Why jsii cannot compile in a folder, in one sentence; undefined where it can. */
export function complaintAbout(folder: string): string | undefined {
  return /[^\x20-\x7e]/.test(folder)
    ? `jsii cannot compile in a folder whose path has letters other than ASCII: move the project out of ${folder}, or clone it elsewhere.`
    : undefined;
}
