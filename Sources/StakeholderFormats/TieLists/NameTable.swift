/// Numbers for names: each name gets the next one when it is first seen.
///
/// An open hash table over one buffer of bytes. Names of up to eight bytes are compared within the table, so that most
/// look-ups touch memory once.
struct NameTable: Sendable {
  private struct Slot {
    /// The bytes of a short name, the hash of a long one.
    var key: UInt64
    /// The number of the name plus one; 0 in a free slot.
    var number: UInt32
    var length: UInt32
  }

  private var slots: ContiguousArray<Slot>
  private var bytes: ContiguousArray<UInt8> = []
  /// For each name the end of its bytes; its beginning is the end of the name before.
  private var ends: ContiguousArray<UInt32> = []

  /// A name to look up: its key, and where it stands in a buffer.
  struct Entry: Sendable {
    let key: UInt64
    let start: UInt32
    let length: UInt32

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
      key = NameTable.key(of: bytes.extracting(range))
      start = UInt32(truncatingIfNeeded: range.lowerBound)
      length = UInt32(truncatingIfNeeded: range.count)
    }
  }

  init() { slots = ContiguousArray(repeating: Slot(key: 0, number: 0, length: 0), count: 1 << 12) }

  /// How many names are looked up at a time.
  static let batch = 256

  /// What ``fetch(_:)`` saw, so that it is not optimised away.
  private var fetched: UInt32 = 0

  /// Brings the places of some names into the processor's cache, all at once instead of one after the other.
  mutating func fetch(_ entries: Span<Entry>) {
    let seen = seen(entries)
    fetched = seen
  }

  private func seen(_ entries: Span<Entry>) -> UInt32 {
    let slots = slots.span
    let mask = slots.count - 1
    var seen: UInt32 = 0
    for index in entries.indices { seen ^= slots[Self.place(of: entries[index].key) & mask].number }
    return seen
  }

  var count: Int { ends.count }

  /// The text of a name.
  subscript(number: Int) -> String { String(decoding: bytes[range(of: number)], as: UTF8.self) }

  /// The place of a name's bytes.
  private func range(of number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  /// The number of a name.
  mutating func number(of text: Span<UInt8>) -> Int32 { number(of: Entry(text, 0..<text.count), in: text) }

  /// The number of a name that stands in a buffer.
  mutating func number(of entry: Entry, in buffer: Span<UInt8>) -> Int32 {
    let key = entry.key
    let start = Int(entry.start)
    let mask = slots.count - 1
    var place = Self.place(of: key) & mask
    while true {
      let slot = slots[place]
      if slot.number == 0 { break }
      if slot.key == key, slot.length == entry.length,
        entry.length <= 8 || isName(Int(slot.number) - 1, buffer, start)
      {
        return Int32(truncatingIfNeeded: slot.number - 1)
      }
      place = (place + 1) & mask
    }
    for position in start..<(start + Int(entry.length)) { bytes.append(buffer[position]) }
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    slots[place] = Slot(key: key, number: UInt32(truncatingIfNeeded: ends.count), length: entry.length)
    if ends.count * 2 > slots.count { grow() }
    return Int32(truncatingIfNeeded: ends.count - 1)
  }

  /// The numbers of another table's names in this one, which takes up those it did not know.
  mutating func merge(_ other: borrowing NameTable) -> ContiguousArray<Int32> {
    var numbers = ContiguousArray<Int32>()
    numbers.reserveCapacity(other.count)
    let span = other.bytes.span
    var entries = ContiguousArray<Entry>()
    var start = 0
    while start < other.count {
      let end = min(start + Self.batch, other.count)
      entries.removeAll(keepingCapacity: true)
      for name in start..<end { entries.append(Entry(span, other.range(of: name))) }
      fetch(entries.span)
      for entry in entries { numbers.append(number(of: entry, in: span)) }
      start = end
    }
    return numbers
  }

  private func isName(_ number: Int, _ buffer: Span<UInt8>, _ start: Int) -> Bool {
    let range = range(of: number)
    let bytes = bytes.span
    for offset in 0..<range.count where bytes[range.lowerBound + offset] != buffer[start + offset] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: Slot(key: 0, number: 0, length: 0), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.number != 0 {
      var place = Self.place(of: slot.key) & mask
      while slots[place].number != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }

  private static func key(of text: Span<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    if text.count <= 8 {
      for position in text.indices { key = key << 8 | UInt64(text[position]) }
      return key
    }
    var word: UInt64 = 0
    for position in text.indices {
      word = word << 8 | UInt64(text[position])
      if position & 7 == 7 {
        key = mixed(key ^ word)
        word = 0
      }
    }
    key = mixed(key ^ word) ^ UInt64(text.count)
    return key
  }

  /// Where to look for a key first. Numbered names differ in few bits, which are spread over all of them; otherwise they
  /// crowd together.
  private static func place(of key: UInt64) -> Int { Int(truncatingIfNeeded: mixed(key)) }

  /// The last step of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): a number for each number.
  private static func mixed(_ key: UInt64) -> UInt64 {
    var mixed = (key ^ key >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
