import { expect, it } from 'vitest'
import { networkOf } from './network.ts'

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:12:3400::1', '2001:db8:12:3400::/64'],
  ['2001:0DB8:0012:3400:ffff:ffff:ffff:ffff', '2001:db8:12:3400::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['local', 'local'],
])('counts %s as %s', (address, network) => expect(networkOf(address)).toBe(network))
