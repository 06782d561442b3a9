/**
 * Freezes every built-in constructor and prototype. A parser that is tricked into writing to a prototype then throws, instead of
 * changing how the next file is read by the same process.
 */
export function freezePrototypes(): void {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const value: unknown = Reflect.getOwnPropertyDescriptor(globalThis, name)?.value
    if (typeof value !== 'function') continue
    Object.freeze(value)
    const prototype: unknown = value.prototype
    // Function.prototype is itself a function.
    if ((typeof prototype === 'object' && prototype !== null) || typeof prototype === 'function') Object.freeze(prototype)
  }
  // Constructors that have no global name.
  const iterators: object[] = [[], new Map(), new Set(), ''].map((each) => Object.getPrototypeOf(each[Symbol.iterator]()) as object)
  const typedArray = Object.getPrototypeOf(Uint8Array) as { prototype: object }
  for (const each of [...iterators, Object.getPrototypeOf(iterators[0]) as object, typedArray, typedArray.prototype]) Object.freeze(each)
}
