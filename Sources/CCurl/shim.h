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

// A mail is read from memory, part by part.
struct curl_mail {
    const char *text;
    size_t left;
    // The server's latest answer, one line; its good-bye (221) says nothing of the mail.
    char answer[512];
};

static inline size_t curl_read_mail(char *buffer, size_t size, size_t count, void *source) {
    struct curl_mail *mail = source;
    size_t part = size * count < mail->left ? size * count : mail->left;
    memcpy(buffer, mail->text, part);
    mail->text += part;
    mail->left -= part;
    return part;
}

static inline size_t curl_keep_answer(char *line, size_t size, size_t count, void *target) {
    struct curl_mail *mail = target;
    size_t length = size * count;
    if (length >= 3 && memcmp(line, "221", 3) == 0) return length;
    size_t kept = length < sizeof mail->answer - 1 ? length : sizeof mail->answer - 1;
    memcpy(mail->answer, line, kept);
    mail->answer[kept] = 0;
    return length;
}

static inline CURLcode curl_set_mail(CURL *handle, struct curl_mail *mail, struct curl_slist *recipients) {
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, curl_read_mail);
    curl_easy_setopt(handle, CURLOPT_READDATA, mail);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, curl_keep_answer);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, mail);
    return curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
}
