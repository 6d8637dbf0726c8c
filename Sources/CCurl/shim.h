#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>

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

// Whether an address is nobody's on the internet: this machine, the network around it, or reserved (RFC 6890).
static inline bool is_private_v4(uint32_t address) {
    static const struct { uint32_t network, mask; } reserved[] = {
        {0x00000000, 0xff000000}, {0x0a000000, 0xff000000}, {0x64400000, 0xffc00000}, {0x7f000000, 0xff000000},
        {0xa9fe0000, 0xffff0000}, {0xac100000, 0xfff00000}, {0xc0000000, 0xffffff00}, {0xc0a80000, 0xffff0000},
        {0xc6120000, 0xfffe0000}, {0xe0000000, 0xe0000000},
    };
    for (size_t place = 0; place < sizeof reserved / sizeof *reserved; place++)
        if ((address & reserved[place].mask) == reserved[place].network) return true;
    return false;
}

static inline bool is_private(const struct sockaddr *address) {
    if (address->sa_family == AF_INET)
        return is_private_v4(ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr));
    if (address->sa_family != AF_INET6) return true;
    const uint8_t *bytes = ((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr;
    // Of IPv6 only 2000::/3 is the internet; in 2002::/16 and 64:ff9b::/96 addresses of IPv4 are hidden.
    return (bytes[0] & 0xe0) != 0x20 || (bytes[0] == 0x20 && bytes[1] == 0x02);
}

// Asked for every connection, of redirects, too, with the address that the name really has.
static inline curl_socket_t curl_open_outside(void *unused, curlsocktype purpose, struct curl_sockaddr *address) {
    (void)unused;
    (void)purpose;
    if (is_private(&address->addr)) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype, address->protocol);
}

static inline CURLcode curl_stay_outside(CURL *handle) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, curl_open_outside);
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
