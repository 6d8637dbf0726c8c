#include <curl/curl.h>

// Swift cannot call functions with a variable number of arguments; these are the few calls that are needed, with theirs.

static inline CURLcode curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_get_number(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode curl_get_text(CURL *handle, CURLINFO info, const char **value) {
    return curl_easy_getinfo(handle, info, value);
}

// What the server sends is counted and thrown away; more than a page ends the visit.
static inline size_t curl_discard(char *data, size_t size, size_t count, void *total) {
    (void)data;
    *(size_t *)total += size * count;
    return *(size_t *)total > 2000000 ? 0 : size * count;
}

static inline CURLcode curl_discard_body(CURL *handle, size_t *total) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, curl_discard);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_WRITEDATA, total) : code;
}
