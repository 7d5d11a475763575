import Foundation
import StakeholderFormats

/// The reader that STAKENET_FUZZ_TARGET names. One program serves all of them.
private let target: ReaderUnderTest? = ProcessInfo.processInfo.environment["STAKENET_FUZZ_TARGET"]
  .flatMap(ReaderUnderTest.init(rawValue:))

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func readInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target else {
    let names = ReaderUnderTest.allCases.map(\.rawValue).joined(separator: " ")
    print("Set STAKENET_FUZZ_TARGET to one of: \(names)")
    exit(64)
  }
  target.read(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
