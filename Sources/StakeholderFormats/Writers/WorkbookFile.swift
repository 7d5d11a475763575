import CXlsxWriter
import Foundation

/// A workbook that is being written through libxlsxwriter.
///
/// Texts are written as texts and numbers as numbers; nothing is ever written as a formula.
@safe final class WorkbookFile {
  /// A sheet of the workbook, by its position.
  struct Sheet: Sendable {
    let position: Int
  }

  /// How a cell looks.
  enum Look: CaseIterable {
    case plain, heading, example, note, title
  }

  /// The most characters that a cell of a workbook can hold.
  static let longestText = 32_767
  /// The most rows that a sheet can have.
  static let mostRows = 1_048_576

  /// The number of texts that had to be cut.
  private(set) var cutTexts = 0
  private var exactNumbers = ExactNumbers()
  private let file: URL
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = unsafe []
  private var looks: [Look: UnsafeMutablePointer<lxw_format>] = unsafe [:]
  private var isClosed = false

  /// Begins a workbook.
  init(title: String) throws(FileError) {
    let file = FileManager.default.temporaryDirectory.appending(path: "stakenet-\(UUID().uuidString).xlsx")
    guard let workbook = unsafe workbook_new(file.path) else { throw WorkbookFile.failure("there is no memory left") }
    self.file = file
    unsafe self.workbook = unsafe workbook
    setProperties(title: title)
    makeLooks()
  }

  deinit {
    if !isClosed { _ = unsafe workbook_close(workbook) }
    try? FileManager.default.removeItem(at: file)
  }

  /// Adds a sheet.
  func addSheet(_ name: String) throws(FileError) -> Sheet {
    guard !isClosed, let pointer = unsafe workbook_add_worksheet(workbook, name) else {
      throw WorkbookFile.failure("the sheet “\(name)” cannot be made")
    }
    unsafe sheets.append(pointer)
    return unsafe Sheet(position: sheets.count - 1)
  }

  /// Writes a text; one that is too long for a cell is cut, and counted.
  func write(_ text: String, to sheet: Sheet, row: Int, column: Int, look: Look = .plain) {
    guard let pointer = unsafe pointer(sheet) else { return }
    guard !text.isEmpty else { return }
    var text = text
    if text.utf16.count > WorkbookFile.longestText {
      text = WorkbookFile.cut(text)
      cutTexts += 1
    }
    _ = unsafe worksheet_write_string(
      pointer, UInt32(row), UInt16(column), WorkbookFile.escaped(text), looks[look])
  }

  /// Writes a number.
  func write(_ number: Double, to sheet: Sheet, row: Int, column: Int, look: Look = .plain) {
    guard let pointer = unsafe pointer(sheet) else { return }
    if Double(String(format: "%.16G", number)) != number {
      exactNumbers.add(JSONLiteral.number(number), sheet: sheet.position, row: row, column: column)
    }
    _ = unsafe worksheet_write_number(pointer, UInt32(row), UInt16(column), number, looks[look])
  }

  /// Sets the width of columns, in characters.
  func setWidth(_ width: Double, ofColumns columns: ClosedRange<Int>, in sheet: Sheet) {
    guard let pointer = unsafe pointer(sheet) else { return }
    _ = unsafe worksheet_set_column(
      pointer, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, nil)
  }

  /// Keeps the first rows and columns in sight.
  func freeze(rows: Int, columns: Int, in sheet: Sheet) {
    guard let pointer = unsafe pointer(sheet) else { return }
    unsafe worksheet_freeze_panes(pointer, UInt32(rows), UInt16(columns))
  }

  /// Prints a sheet on its side, on A4, with its heading on every page.
  ///
  /// - Parameters:
  ///   - heading: The rows, from 0, that head every page.
  ///   - isOnePageWide: Whether it is made smaller until all columns stand beside each other.
  func layOutForPrint(heading: ClosedRange<Int>, isOnePageWide: Bool = true, in sheet: Sheet) {
    guard let pointer = unsafe pointer(sheet) else { return }
    unsafe worksheet_set_landscape(pointer)
    unsafe worksheet_set_paper(pointer, 9)
    if isOnePageWide { unsafe worksheet_fit_to_pages(pointer, 1, 0) }
    _ = unsafe worksheet_repeat_rows(pointer, UInt32(heading.lowerBound), UInt32(heading.upperBound))
  }

  /// Offers a choice of texts in the cells of a column. Other texts can still be typed: the lists are there to help.
  func offer(_ choices: [String], column: Int, rows: ClosedRange<Int>, in sheet: Sheet) {
    unsafe withValidation { validation in
      unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      let copies = unsafe choices.map { unsafe strdup($0) }
      var pointers: [UnsafeMutablePointer<CChar>?] = unsafe copies + [nil]
      unsafe pointers.withUnsafeMutableBufferPointer { buffer in
        unsafe validation.value_list = buffer.baseAddress
        unsafe add(&validation, column: column, rows: rows, in: sheet)
      }
      unsafe copies.forEach { unsafe free($0) }
    }
  }

  /// Offers the texts of a range of cells, such as `=stakeholders!$A$2:$A$500`, in the cells of a column.
  func offer(cells range: String, column: Int, rows: ClosedRange<Int>, in sheet: Sheet) {
    unsafe withValidation { validation in
      unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      let copy = unsafe strdup(range)
      unsafe validation.value_formula = unsafe copy
      unsafe add(&validation, column: column, rows: rows, in: sheet)
      unsafe free(copy)
    }
  }

  /// Shows a comment beside a cell when the mouse is over it.
  func comment(_ text: String, on sheet: Sheet, row: Int, column: Int) {
    guard let pointer = unsafe pointer(sheet) else { return }
    _ = unsafe worksheet_write_comment(pointer, UInt32(row), UInt16(column), text)
  }

  /// The sheet that a reader sees first.
  func show(_ sheet: Sheet) {
    guard let pointer = unsafe pointer(sheet) else { return }
    unsafe worksheet_activate(pointer)
  }

  /// Completes the workbook and gives its bytes.
  func finish() throws(FileError) -> [UInt8] {
    isClosed = true
    let outcome = unsafe workbook_close(workbook)
    guard outcome == LXW_NO_ERROR else {
      throw WorkbookFile.failure(unsafe String(cString: lxw_strerror(outcome)))
    }
    guard let bytes = try? exactNumbers.written(into: Array(Data(contentsOf: file))) else {
      throw WorkbookFile.failure("it cannot be read again")
    }
    return bytes
  }

  // MARK: Parts

  /// The sheet, as long as the workbook is not closed: closing it frees its sheets.
  private func pointer(_ sheet: Sheet) -> UnsafeMutablePointer<lxw_worksheet>? {
    unsafe isClosed || !sheets.indices.contains(sheet.position) ? nil : sheets[sheet.position]
  }

  private func withValidation(_ body: (inout lxw_data_validation) -> Void) {
    var validation = unsafe lxw_data_validation()
    unsafe validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe validation.show_input = UInt8(LXW_VALIDATION_OFF.rawValue)
    unsafe validation.show_error = UInt8(LXW_VALIDATION_OFF.rawValue)
    unsafe body(&validation)
  }

  private func add(
    _ validation: inout lxw_data_validation, column: Int, rows: ClosedRange<Int>, in sheet: Sheet
  ) {
    guard let pointer = unsafe pointer(sheet) else { return }
    _ = unsafe worksheet_data_validation_range(
      pointer, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &validation)
  }

  /// The time of making is the same in every workbook, so that the same study gives the same bytes.
  private func setProperties(title: String) {
    let copy = unsafe strdup(String(title.prefix(200)))
    var properties = unsafe lxw_doc_properties()
    unsafe properties.title = unsafe copy
    unsafe properties.created = 315_532_800
    _ = unsafe workbook_set_properties(workbook, &properties)
    unsafe free(copy)
  }

  private func makeLooks() {
    for look in Look.allCases where look != .plain {
      guard let format = unsafe workbook_add_format(workbook) else { continue }
      switch look {
      case .plain: break
      case .heading:
        unsafe format_set_bold(format)
        unsafe format_set_bg_color(format, 0xE8EEF4)
        unsafe format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      case .example:
        unsafe format_set_italic(format)
        unsafe format_set_font_color(format, 0x666666)
      case .note:
        unsafe format_set_text_wrap(format)
        unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      case .title:
        unsafe format_set_bold(format)
        unsafe format_set_font_size(format, 14)
      }
      unsafe looks[look] = unsafe format
    }
  }

  /// Workbooks read `_x0041_` as an escape; a text that looks like one gets its underscore escaped.
  private static func escaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x(?=[0-9A-Fa-f]{4}_)/) { _ in "_x005F_x" }
  }

  private static func cut(_ text: String) -> String {
    var cut = text
    while cut.utf16.count > longestText { cut.removeLast(max(1, (cut.utf16.count - longestText) / 2)) }
    return cut
  }

  private static func failure(_ reason: String) -> FileError {
    FileError(
      "cannot-write", file: "workbook", "The workbook cannot be made: \(reason).",
      advice: "Check that there is room on the disk, or write another format.")
  }
}
