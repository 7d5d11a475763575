internal import CLibzip
internal import Foundation

/// Why a zip archive could not be read or made.
package enum ZipError: Error, Sendable, Hashable {
  /// The bytes are no zip archive, or its end is missing.
  case notAnArchive(String)
  /// An entry, or the whole archive, would become larger than the limits allow.
  case tooLarge(String)
  /// An entry is protected by a password.
  case encrypted(entry: String)
  /// An entry's name leads out of the archive, or cannot be a name.
  case unsafeName(String)
  /// An entry's content is damaged.
  case damaged(entry: String, String)
  /// The archive could not be written.
  case cannotWrite(String)
}

/// What a zip archive may unpack to; the defaults stop archives made to fill the memory and let real workbooks pass.
package struct ZipLimits: Sendable {
  /// The largest size of one entry, in bytes.
  package var entry: UInt64 = 512 << 20
  /// The largest size of all entries together, in bytes.
  package var total: UInt64 = 1 << 30
  /// How many times larger than the archive all entries together may be; asked only above `ratioFloor` bytes.
  package var ratio: UInt64 = 250
  /// Below this many bytes the ratio does not matter: small sheets of blank cells pack extremely well.
  package var ratioFloor: UInt64 = 32 << 20
  /// The largest number of entries.
  package var entries: UInt64 = 10_000

  /// The default limits.
  package init() {}
}

/// A zip archive in memory, opened for reading.
///
/// Names are compared without regard to case, and `\` counts as `/`, because workbooks written by some programs need
/// both. Not thread-safe, and not copyable: it owns the state of the C library.
@safe package struct ZipArchiveReader: ~Copyable {
  /// The names of the entries in the order of the archive, with `/` between folders.
  package let names: [String]
  private let handle: OpaquePointer
  private let indices: [String: UInt64]
  private let limits: ZipLimits

  /// Opens an archive and looks at its list of entries; nothing is unpacked yet.
  package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    let source = unsafe try Self.makeSource(copying: bytes)
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    guard let handle = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
      unsafe zip_source_free(source)
      throw unsafe .notAnArchive(String(cString: zip_error_strerror(&error)))
    }
    do throws(ZipError) {
      let listing = unsafe try Self.list(handle, archiveSize: UInt64(bytes.count), limits: limits)
      unsafe self.handle = handle
      self.names = listing.names
      self.indices = listing.indices
      self.limits = limits
    } catch {
      unsafe zip_discard(handle)
      throw error
    }
  }

  deinit { unsafe zip_discard(handle) }

  /// Whether there is an entry of this name.
  package func contains(_ name: String) -> Bool { indices[Self.key(name)] != nil }

  /// Unpacks one entry.
  ///
  /// - Returns: Its bytes, or nil if there is no entry of this name.
  package func bytes(of name: String) throws(ZipError) -> [UInt8]? {
    guard let index = indices[Self.key(name)] else { return nil }
    var status = unsafe zip_stat_t()
    unsafe zip_stat_init(&status)
    guard unsafe zip_stat_index(handle, index, 0, &status) == 0 else { throw damaged(name) }
    guard unsafe status.encryption_method == UInt16(ZIP_EM_NONE) else { throw .encrypted(entry: name) }
    guard let file = unsafe zip_fopen_index(handle, index, 0) else { throw damaged(name) }
    defer { unsafe zip_fclose(file) }
    // The stated size is only a hint: the loop reads to the true end and counts.
    var result: [UInt8] = []
    let stated = unsafe status.size
    result.reserveCapacity(Int(min(stated, limits.entry)))
    let chunkSize = 1 << 16
    var chunk = [UInt8](repeating: 0, count: chunkSize)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe zip_fread(file, $0.baseAddress, UInt64(chunkSize)) }
      guard count >= 0 else {
        throw .damaged(entry: name, unsafe String(cString: zip_error_strerror(zip_file_get_error(file))))
      }
      if count == 0 { break }
      result.append(contentsOf: chunk[..<Int(count)])
      if UInt64(result.count) > limits.entry || UInt64(result.count) > stated {
        throw .tooLarge("“\(name)” unpacks to more than it states, or to more than \(limits.entry >> 20) MiB")
      }
    }
    guard UInt64(result.count) == stated else { throw .damaged(entry: name, "it ends too early") }
    return result
  }

  private func damaged(_ name: String) -> ZipError {
    .damaged(entry: name, unsafe String(cString: zip_strerror(handle)))
  }

  private static func key(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self).lowercased()
  }

  private static func list(_ handle: OpaquePointer, archiveSize: UInt64, limits: ZipLimits) throws(ZipError)
    -> (names: [String], indices: [String: UInt64])
  {
    let count = unsafe zip_get_num_entries(handle, 0)
    guard count > 0 else { throw .notAnArchive("it holds nothing") }
    guard UInt64(count) <= limits.entries else {
      throw .tooLarge("it holds \(count) entries; \(limits.entries) are allowed")
    }
    var names: [String] = []
    var indices: [String: UInt64] = [:]
    var total: UInt64 = 0
    for index in 0..<UInt64(count) {
      var status = unsafe zip_stat_t()
      unsafe zip_stat_init(&status)
      guard unsafe zip_stat_index(handle, index, 0, &status) == 0, let cName = unsafe status.name else {
        throw .notAnArchive("its list of entries is damaged")
      }
      let name = unsafe String(cString: cName).replacing("\\", with: "/")
      if name.hasPrefix("/") || name.split(separator: "/").contains("..") { throw .unsafeName(name) }
      let size = unsafe status.size
      let (sum, overflow) = total.addingReportingOverflow(size)
      total = sum
      if overflow || size > limits.entry || total > limits.total {
        throw .tooLarge("“\(name)” would take the unpacked size above \(limits.total >> 20) MiB")
      }
      names.append(name)
      let key = key(name)
      guard indices[key] == nil else { throw .damaged(entry: name, "there are two entries of this name") }
      indices[key] = index
    }
    if total > limits.ratioFloor, total / max(archiveSize, 1) >= limits.ratio {
      throw .tooLarge("it would unpack to \(total >> 20) MiB, more than \(limits.ratio) times its own size")
    }
    return (names, indices)
  }

  /// A source that owns a copy of the bytes; libzip frees both.
  fileprivate static func makeSource(copying bytes: [UInt8]) throws(ZipError) -> OpaquePointer {
    // malloc(0) may return nil, and libzip takes the memory over with free().
    guard let copy = unsafe malloc(max(bytes.count, 1)) else { throw .cannotWrite("there is not enough memory") }
    unsafe bytes.withUnsafeBytes { buffer in
      if let base = buffer.baseAddress { unsafe memcpy(copy, base, buffer.count) }
    }
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    guard let source = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      unsafe free(copy)
      throw .cannotWrite(unsafe String(cString: zip_error_strerror(&error)))
    }
    return unsafe source
  }
}

/// Makes zip archives in memory.
@safe package enum ZipArchiveWriter {
  /// Packs entries into an archive.
  ///
  /// The same entries give the same bytes: they keep their order and all carry the date 1980-01-01. Compressed bytes
  /// depend on the installed zlib too; ask for `compressed: false` where a file has to be the same on every machine.
  ///
  /// - Parameters:
  ///   - entries: The name of each entry, with `/` between folders, and its content.
  ///   - compressed: Whether entries are deflated or only stored.
  /// - Returns: The archive's bytes.
  package static func archive(of entries: [(name: String, bytes: [UInt8])], compressed: Bool = true) throws(ZipError)
    -> [UInt8]
  {
    let target = unsafe try ZipArchiveReader.makeSource(copying: [])
    // Closing the archive gives one reference up; this one keeps the written bytes readable.
    unsafe zip_source_keep(target)
    defer { unsafe zip_source_free(target) }
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    guard let handle = unsafe zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error)
    else {
      unsafe zip_source_free(target)
      throw .cannotWrite(unsafe String(cString: zip_error_strerror(&error)))
    }
    do throws(ZipError) {
      for entry in entries { unsafe try add(entry.name, entry.bytes, compressed: compressed, to: handle) }
      guard unsafe zip_close(handle) == 0 else { throw unsafe failure(handle) }
    } catch {
      unsafe zip_discard(handle)
      throw error
    }
    return unsafe try readAll(target)
  }

  private static func add(_ name: String, _ bytes: [UInt8], compressed: Bool, to handle: OpaquePointer)
    throws(ZipError)
  {
    let source = unsafe try ZipArchiveReader.makeSource(copying: bytes)
    let index = unsafe zip_file_add(handle, name, source, ZIP_FL_ENC_UTF_8)
    guard index >= 0 else {
      unsafe zip_source_free(source)
      throw unsafe failure(handle)
    }
    let method = compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    let noon: UInt16 = 12 << 11
    let firstOfJanuary1980: UInt16 = 1 << 5 | 1
    let unix: UInt8 = 3
    let readableFile: UInt32 = 0o100644 << 16
    guard unsafe zip_set_file_compression(handle, UInt64(index), method, 0) == 0,
      unsafe zip_file_set_dostime(handle, UInt64(index), noon, firstOfJanuary1980, 0) == 0,
      unsafe zip_file_set_external_attributes(handle, UInt64(index), 0, unix, readableFile) == 0
    else { throw unsafe failure(handle) }
  }

  private static func readAll(_ source: OpaquePointer) throws(ZipError) -> [UInt8] {
    guard unsafe zip_source_open(source) == 0 else { throw .cannotWrite("the archive cannot be read back") }
    defer { unsafe zip_source_close(source) }
    guard unsafe zip_source_seek(source, 0, SEEK_END) == 0 else { throw .cannotWrite("the archive has no end") }
    let size = unsafe zip_source_tell(source)
    guard size >= 0, unsafe zip_source_seek(source, 0, SEEK_SET) == 0 else {
      throw .cannotWrite("the archive has no beginning")
    }
    var result = [UInt8](repeating: 0, count: Int(size))
    var done = 0
    while done < result.count {
      let count = unsafe result.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        return unsafe zip_source_read(source, rest.baseAddress, UInt64(rest.count))
      }
      guard count > 0 else { throw .cannotWrite("the archive cannot be read back") }
      done += Int(count)
    }
    return result
  }

  private static func failure(_ handle: OpaquePointer) -> ZipError {
    .cannotWrite(unsafe String(cString: zip_strerror(handle)))
  }
}
