// The only file that knows where the C library's functions live.
#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The elementary functions that measures need, under names of their own.
enum Mathematics {
  static func naturalLogarithm(_ x: Double) -> Double { log(x) }
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func cubeRoot(_ x: Double) -> Double { cbrt(x) }
}
