/** Why a stranger's file is not drawn: it is no picture, unfolds to too much, or, as an SVG, acts,
 * reaches outside of itself, holds another picture, or text that would need a font. */
export type Unfit =
  | 'NO_PICTURE'
  | 'TOO_MANY_POINTS'
  | 'TOO_NARROW'
  | 'TOO_HEAVY'
  | 'ENTITIES'
  | 'SCRIPT'
  | 'REACHES_OUTSIDE'
  | 'PICTURE_WITHIN'
  | 'TEXT'
