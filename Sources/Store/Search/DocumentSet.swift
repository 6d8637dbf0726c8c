/// A set of ordinals that is kept: as bits when it is dense, as a sorted list when that is smaller.
enum DocumentSet: Sendable {
    case list([UInt32])
    case bits(Bitmap, count: Int)

    static let empty = DocumentSet.list([])

    /// Collects the ordinals `fill` hands over, in any order; those beyond the universe are left out.
    init(blocks: Int, _ fill: ((Int) -> Void) throws -> Void) rethrows {
        var list: [UInt32] = []
        var bits: Bitmap?
        let capacity = blocks * 64
        try fill { ordinal in
            guard ordinal >= 0, ordinal < capacity else { return }
            if bits != nil {
                bits?.insert(ordinal)
            } else {
                list.append(UInt32(ordinal))
                if list.count * 32 > capacity {
                    var dense = Bitmap(blocks: blocks)
                    for ordinal in list { dense.insert(Int(ordinal)) }
                    bits = dense
                    list = []
                }
            }
        }
        if let bits {
            self = .bits(bits, count: bits.count)
        } else {
            list.sort()
            self = .list(Array(list))
        }
    }

    var count: Int {
        switch self {
        case .list(let list): list.count
        case .bits(_, let count): count
        }
    }

    var isEmpty: Bool { count == 0 }

    /// Memory, in bytes.
    var size: Int {
        switch self {
        case .list(let list): list.count * 4 + 32
        case .bits(let bits, _): bits.blocks.count * 8 + 32
        }
    }

    func contains(_ ordinal: Int) -> Bool {
        switch self {
        case .bits(let bits, _): return bits.contains(ordinal)
        case .list(let list):
            var (low, high) = (0, list.count)
            while low < high {
                let middle = (low + high) / 2
                if list[middle] < UInt32(ordinal) { low = middle + 1 } else { high = middle }
            }
            return low < list.count && list[low] == UInt32(ordinal)
        }
    }

    func add(to bitmap: inout Bitmap) {
        switch self {
        case .bits(let bits, _): bitmap.formUnion(bits)
        case .list(let list): for ordinal in list { bitmap.insert(Int(ordinal)) }
        }
    }

    func inCommon(with bitmap: Bitmap) -> Bitmap {
        var common = Bitmap(blocks: bitmap.blocks.count)
        forEachInCommon(with: bitmap) { common.insert($0) }
        return common
    }

    func countInCommon(with bitmap: Bitmap) -> Int {
        switch self {
        case .bits(let bits, _): bits.countInCommon(with: bitmap)
        case .list(let list): list.reduce(0) { $0 + (bitmap.contains(Int($1)) ? 1 : 0) }
        }
    }

    func forEachInCommon(with bitmap: Bitmap, _ body: (Int) -> Void) {
        switch self {
        case .bits(let bits, _): bits.forEachInCommon(with: bitmap, body)
        case .list(let list): for ordinal in list where bitmap.contains(Int(ordinal)) { body(Int(ordinal)) }
        }
    }
}
