import { expect, it } from 'vitest'
import { NotPublic, openOutside } from './outside.ts'

it.each([
  'http://provider.example/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://10.1.2.3/',
  'https://169.254.169.254/latest/meta-data',
])('does not ask %s', async (url) => {
  await expect(openOutside().fetch(url, {})).rejects.toBeInstanceOf(NotPublic)
})

it.each([['10.0.0.1'], ['127.0.0.1'], ['fe80::1'], ['93.184.216.34', '192.168.1.1']])(
  'does not ask a name that leads to %s',
  async (...addresses) => {
    const { fetch } = openOutside({ resolve: async () => addresses })
    await expect(fetch('https://provider.example/', {})).rejects.toBeInstanceOf(NotPublic)
  },
)
