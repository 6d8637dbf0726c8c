import Foundation

/// Where templates, words and assets lie: beside the program.
enum Resources {
    static func folder() throws -> URL {
        let url = Bundle.module.bundleURL
        guard FileManager.default.fileExists(atPath: url.appending(path: "Templates").path) else {
            throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: url.path])
        }
        return url
    }
}
