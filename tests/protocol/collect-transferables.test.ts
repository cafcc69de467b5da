import { expect, it } from 'vitest'
import { collectTransferables } from '../../src/protocol/collect-transferables.ts'

it('finds buffers and ports in objects and in arrays of objects, each once', () => {
  const one = new ArrayBuffer(1)
  const two = new Uint8Array(2)
  const { port1, port2 } = new MessageChannel()
  const value = { a: one, list: [{ b: two }, { b: two }], again: { one }, port: port1, text: 'x', none: null }
  expect(collectTransferables(value)).toEqual([one, two.buffer, port1])
  port1.close()
  port2.close()
})

it('does not walk pages of plain values, and leaves blobs to be cloned', () => {
  const trap = new Proxy([1, 2, 3], {
    get: (target, key) => {
      if (key === '1') throw new Error('walked')
      return Reflect.get(target, key) as unknown
    },
  })
  expect(collectTransferables({ values: [[1], [2]], column: trap, blob: new Blob(['x']) })).toEqual([])
})
