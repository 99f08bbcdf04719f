/** The code a call is refused with; `nothing refused` where it answers. */
export const refusedCode = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing refused',
    ({ refusal }) => refusal.code,
  )
