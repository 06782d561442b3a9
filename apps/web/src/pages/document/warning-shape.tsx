/** Unequal, so that it is not taken for the triangle of a problem. */
export function WarningShape() {
  return (
    <svg className="kind-shape warning-shape" viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 6h11 M2.5 10.5h11 M11 2 5 14" /></svg>
  )
}
