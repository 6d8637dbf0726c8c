internal import CCurl
import Glibc

/// Makes libcurl ready, once for the program. Names in other scripts are turned into ASCII in the program's locale.
func makeCurlReady() {
    _ = isReady
}

private let isReady: Bool = {
    setlocale(LC_CTYPE, "C.UTF-8")
    return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}()
