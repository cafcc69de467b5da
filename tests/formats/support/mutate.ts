import { inflateRawSync } from 'node:zlib'
import { defaultLimits } from '../../../src/formats/read-limits.ts'
import { openZip } from '../../../src/formats/zip/open-zip.ts'
import { makeZip, type RawEntry } from './make-zip.ts'
import type { Random } from './random.ts'

/** Numbers that a reader must not believe. */
const LIES = ['0', '-1', '1048577', '4294967295', '99999999999', '1e999', 'NaN', 'A', '']
const MEAN_BYTES = [0, 1, 0x7f, 0x80, 0xff, 0x3c, 0x3e, 0x22, 0x26, 0x2f]

/** Damages a file: its bytes, or, for a zip, the parts inside, so that the damage passes the unpacking. */
export async function mutate(bytes: Uint8Array, random: Random): Promise<Uint8Array> {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (packed && !random.once(4)) return mutateZip(bytes, random)
  return random.once(3) && looksLikeText(bytes) ? mutateXml(bytes, random) : mutateBytes(bytes, random)
}

function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 200).includes(0)
}

/** Flips, cuts, repeats, blanks or moves bytes. */
function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const out = bytes.slice()
  const at = random.below(Math.max(1, out.length))
  const length = random.below(Math.min(4096, Math.max(1, out.length - at)))
  switch (random.below(6)) {
    case 0:
      return out.subarray(0, at)
    case 1:
      return new Uint8Array(Buffer.concat([out.subarray(0, at), out.subarray(at, at + length), out.subarray(at)]))
    case 2:
      out.fill(random.pick(MEAN_BYTES), at, at + length)
      return out
    case 3:
      out.copyWithin(random.below(Math.max(1, out.length)), at, at + length)
      return out
    default:
      for (let turn = random.pick([1, 1, 3, 30]); turn > 0; turn--)
        out[random.below(Math.max(1, out.length))] = random.once(2) ? random.pick(MEAN_BYTES) : random.below(256)
      return out
  }
}

/** Drops, repeats, renames or moves tags, and lies in attributes. */
function mutateXml(bytes: Uint8Array, random: Random): Uint8Array {
  let text = new TextDecoder('latin1').decode(bytes)
  for (let turn = random.pick([1, 1, 2, 5]); turn > 0; turn--) {
    const tags = [...text.matchAll(/<[^<>]{1,300}>/g)]
    if (tags.length === 0) return mutateBytes(bytes, random)
    const tag = random.pick(tags)
    const other = random.pick(tags)
    const replace = (by: string) => (text = text.slice(0, tag.index) + by + text.slice(tag.index + tag[0].length))
    switch (random.below(7)) {
      case 0:
        replace('')
        break
      case 1:
        replace(tag[0].repeat(random.pick([2, 3, 500])))
        break
      case 2:
        replace(other[0])
        break
      case 3:
        replace(tag[0].replace(/"[^"]*"/, `"${random.pick(LIES)}"`))
        break
      case 4:
        replace(tag[0].replace(/\d+/, random.pick(LIES)))
        break
      case 5:
        replace(tag[0].replace(/\w/, 'q'))
        break
      default:
        replace(
          random.pick([
            '<![CDATA[',
            '<!--',
            '<?',
            '&',
            '\u0000',
            '<'.repeat(50),
            `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(99)}">]>&b;`,
          ]),
        )
    }
  }
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

/** Damages one part, exchanges two, drops or renames one, or lies about its size or checksum. */
async function mutateZip(bytes: Uint8Array, random: Random): Promise<Uint8Array> {
  const { entries } = await openZip(bytes, defaultLimits)
  const parts: RawEntry[] = entries.map(({ name, method, dataOffset, compressedBytes }) => {
    const data = bytes.subarray(dataOffset, dataOffset + compressedBytes)
    return { name, content: method === 8 ? new Uint8Array(inflateRawSync(data)) : data, method: method === 8 ? 8 : 0 }
  })
  const part = random.pick(parts)
  const other = random.pick(parts)
  const content = part.content as Uint8Array
  switch (random.below(10)) {
    case 0:
      part.content = other.content
      other.content = content
      break
    case 1:
      return makeZip(parts.filter((one) => one !== part))
    case 2:
      part.name = random.pick([other.name, `${part.name}x`, '../x', '', 'xl/worksheets/sheet1.xml'])
      break
    case 3:
      part.declaredBytes = random.pick([0, 1, 0xfffffff, 0xfffffffe, content.length + 1])
      break
    case 4:
      part.crc = random.below(1_000_000)
      break
    case 5:
      part.content = mutateBytes(content, random)
      break
    default:
      part.content = looksLikeText(content) ? mutateXml(content, random) : mutateBytes(content, random)
  }
  return makeZip(parts)
}
