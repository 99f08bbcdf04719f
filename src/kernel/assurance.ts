/** What every certificate, page and paper of the embedded authority says of itself (PP 71/2019,
 * `design.md` §6). */
export const internalLabel = 'TTE internal, tidak tersertifikasi'
