import CGraphviz
import Synchronization

/// What Graphviz said while it drew one picture.
///
/// It reports in fragments, through one function for the whole process.
private let reported = Mutex<[UInt8]>([])

/// Graphviz's context: its plug-ins and settings.
///
/// Lives and is used on Graphviz's thread only.
@safe struct GraphvizContext {
  private let pointer: OpaquePointer?

  init() {
    unsafe stakeholder_error_handler { fragment in
      guard let fragment = unsafe fragment else { return 0 }
      let text = unsafe String(cString: fragment)
      reported.withLock { $0.append(contentsOf: text.utf8) }
      return 0
    }
    unsafe pointer = gvContext()
  }

  /// Builds a graph, lays it out, renders it, and hands back the bytes.
  ///
  /// Graphviz's return codes say little, so whatever it reports as an error is taken for failure.
  func render(
    layout engine: String, format: String, build: (inout GraphvizGraph) -> Void
  ) -> Result<[UInt8], DiagramError> {
    unsafe withGraph(layout: engine, build: build) { context, graph in
      var data: UnsafeMutablePointer<CChar>?
      var length = 0
      let code = unsafe stakeholder_render(context, graph.pointer, format, &data, &length)
      defer { unsafe gvFreeRenderData(data) }
      guard code == 0, let data = unsafe data, length > 0 else { return nil }
      return unsafe [UInt8](UnsafeRawBufferPointer(start: data, count: length))
    }
  }

  /// Builds a graph, lays it out, and reads something from it.
  func withGraph<Value>(
    layout engine: String, seed: UInt32 = 1, build: (inout GraphvizGraph) -> Void,
    read: (OpaquePointer, GraphvizGraph) -> Value?
  ) -> Result<Value, DiagramError> {
    guard let context = unsafe pointer else { return .failure(DiagramError(.graphvizMissing("it gave no context"))) }
    reported.withLock { $0.removeAll() }
    guard let opened = unsafe stakeholder_graph_open("map") else {
      return .failure(DiagramError(.graphvizMissing("it could not make a graph")))
    }
    defer { unsafe _ = agclose(opened) }
    var graph = unsafe GraphvizGraph(pointer: opened)
    build(&graph)
    stakeholder_seed(seed)
    let code = unsafe gvLayout(context, opened, engine)
    defer { unsafe _ = gvFreeLayout(context, opened) }
    if let problem = Self.errors() { return .failure(DiagramError(.drawingFailed(problem))) }
    guard code == 0 else { return .failure(DiagramError(.drawingFailed("the layout \(engine) failed"))) }
    let value = unsafe read(context, graph)
    if let problem = Self.errors() { return .failure(DiagramError(.drawingFailed(problem))) }
    guard let value else { return .failure(DiagramError(.drawingFailed("nothing was written"))) }
    return .success(value)
  }

  /// The errors among the reports, joined.
  ///
  /// Warnings, such as that of a text wider than its box, are left out.
  private static func errors() -> String? {
    let text = reported.withLock { String(decoding: $0, as: UTF8.self) }
    let lines = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("Error") }
    return lines.isEmpty ? nil : lines.prefix(3).joined(separator: "; ")
  }
}
