/** The version of the privacy notice; it rises when what is kept or who sees it changes, and then
 * everybody is told again (UU 27/2022 art. 21). */
export const privacyVersion = 1
