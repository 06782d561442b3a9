/** What is left of a title without signs, spaces and the width of its characters: two drafts of the same key ask for the same. */
export function titleKey(title: string): string {
  return title.normalize('NFKC').replaceAll(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, '').toLowerCase()
}
