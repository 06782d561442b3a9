/** Units as a cell names them, parted by 、 , ; or lines, but not within parentheses: 各县（市、区）; each once, in their order. */
export function splitUnits(text: string): string[] {
  return [...new Set(text.split(/[、，,；;\n\t]+(?![^（(]*[）)])/).map((name) => name.trim()).filter((name) => name !== ''))]
}
