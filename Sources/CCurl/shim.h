#include <curl/curl.h>
#include <string.h>

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

static const long curl_auth_basic = CURLAUTH_BASIC;

// What a server answers, as far as there is room for it.
struct curl_answer {
    char *text;
    size_t length;
    size_t capacity;
};

static inline size_t curl_keep(char *data, size_t size, size_t count, void *target) {
    struct curl_answer *answer = target;
    size_t length = size * count;
    if (length > answer->capacity - answer->length) return 0;
    memcpy(answer->text + answer->length, data, length);
    answer->length += length;
    return length;
}

static inline CURLcode curl_keep_body(CURL *handle, struct curl_answer *answer) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, curl_keep);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_WRITEDATA, answer) : code;
}
