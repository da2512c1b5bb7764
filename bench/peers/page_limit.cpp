// How fast the peer's pages can be served from the same SQLite file without a framework: two threads, epoll, prepared
// statements, string appends; decisions posted in one epoll round share one durable commit. A limit, not a product.
// Usage: page_limit PEER_DB PORT
#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <netinet/tcp.h>
#include <sqlite3.h>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>
using std::string;
static void must(int rc, const char* what)
{
    if (rc < 0) {
        perror(what);
        exit(1);
    }
}
static void esc(string& o, const char* s)
{
    if (!s)
        return;
    const char* p = s;
    for (; *s; s++) {
        const char* r = nullptr;
        switch (*s) {
        case '&': r = "&amp;"; break;
        case '<': r = "&lt;"; break;
        case '>': r = "&gt;"; break;
        case '"': r = "&quot;"; break;
        case '\'': r = "&#39;"; break;
        }
        if (r) {
            o.append(p, size_t(s - p));
            o += r;
            p = s + 1;
        }
    }
    o.append(p, size_t(s - p));
}
static void ukDate(string& o, const char* s)
{
    static const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
    if (!s || strlen(s) < 10)
        return;
    int m = (s[5] - '0') * 10 + s[6] - '0', d = (s[8] - '0') * 10 + s[9] - '0';
    o += std::to_string(d);
    o += ' ';
    o += months[(m - 1) % 12];
    o += ' ';
    o.append(s, 4);
}
static void nhs(string& o, const char* s)
{
    if (s && strlen(s) == 10) {
        o.append(s, 3);
        o += ' ';
        o.append(s + 3, 3);
        o += ' ';
        o.append(s + 6, 4);
    }
}
static std::mutex writeLock;
struct Worker {
    sqlite3* db;
    sqlite3_stmt *la, *count, *list, *conf, *att, *act, *ev, *add, *begin, *commit;
    string head;
    explicit Worker(const char* path)
    {
        if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr))
            exit(1);
        sqlite3_exec(
            db,
            "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=5000; pragma mmap_size=1073741824",
            nullptr, nullptr, nullptr);
        auto p = [&](const char* sql) {
            sqlite3_stmt* s = nullptr;
            if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, nullptr)) {
                fprintf(stderr, "%s\n", sqlite3_errmsg(db));
                exit(1);
            }
            return s;
        };
        la = p("select name from local_authority where id=?");
        count = p("select count(*) from plan where la_id=?");
        list = p("select p.category, p.status, p.next_review, c.forename, c.surname, c.dob, c.nhs, w.name, w.team, "
                 "p.id from plan p join child c on c.id=p.child_id join worker w on w.id=p.worker_id where p.la_id=? "
                 "order by p.next_review, p.id limit 200 offset ?");
        conf = p("select f.kind, f.held_on, f.chair, f.place, f.summary, p.category, p.status, p.la_id, l.name, "
                 "c.forename, c.surname, c.dob, c.nhs, p.id from conference f join plan p on p.id=f.plan_id join child "
                 "c on c.id=p.child_id join local_authority l on l.id=p.la_id where f.id=?");
        att = p("select name, role, agency, present from attendee where conference_id=?");
        act = p("select no, what, who, due, done from action where conference_id=? order by no");
        ev = p("select at, kind, actor, body from event where plan_id=? order by seq desc limit 40");
        add = p("insert into event(plan_id,at,kind,actor,body) values(?,?,'decision',?,?)");
        begin = p("begin immediate");
        commit = p("commit");
        // About the same fixed bytes as the GOV.UK template writes around the content.
        head = "<!DOCTYPE html><html lang=\"en\" class=\"govuk-template\"><head><meta charset=\"utf-8\"><link "
               "rel=\"stylesheet\" href=\"/assets/govuk-frontend.min.css\"><title>Register</title></head><body "
               "class=\"govuk-template__body\">"
               + string(3600, ' ');
    }
    static const char* txt(sqlite3_stmt* s, int c) { return reinterpret_cast<const char*>(sqlite3_column_text(s, c)); }
    void cases(int id, int page, string& o)
    {
        sqlite3_bind_int(la, 1, id);
        sqlite3_bind_int(count, 1, id);
        sqlite3_bind_int(list, 1, id);
        sqlite3_bind_int(list, 2, page * 200);
        o += head;
        o.append(7400, ' ');
        sqlite3_step(la);
        sqlite3_step(count);
        o += "<h1 class=\"govuk-heading-l\">";
        esc(o, txt(la, 0));
        o += ": children on the register</h1><p class=\"govuk-body\">";
        o += std::to_string(sqlite3_column_int(count, 0));
        o += " plans</p><table class=\"govuk-table\"><thead class=\"govuk-table__head\"><tr "
             "class=\"govuk-table__row\"><th scope=\"col\" class=\"govuk-table__header\">Child</th></tr></thead><tbody "
             "class=\"govuk-table__body\">";
        while (sqlite3_step(list) == SQLITE_ROW) {
            o += "<tr class=\"govuk-table__row\">\n    <th scope=\"row\" class=\"govuk-table__header\"><a "
                 "class=\"govuk-link\" href=\"/conference/";
            o += std::to_string(sqlite3_column_int(list, 9));
            o += "\">";
            esc(o, txt(list, 4));
            o += ", ";
            esc(o, txt(list, 3));
            o += "</a></th>\n    <td class=\"govuk-table__cell\">";
            ukDate(o, txt(list, 5));
            o += "</td><td class=\"govuk-table__cell\">";
            nhs(o, txt(list, 6));
            o += "</td><td class=\"govuk-table__cell\">";
            esc(o, txt(list, 0));
            o += "</td><td class=\"govuk-table__cell\">";
            esc(o, txt(list, 7));
            o += ", ";
            esc(o, txt(list, 8));
            o += "</td><td class=\"govuk-table__cell\">";
            ukDate(o, txt(list, 2));
            o += "</td>\n    <td class=\"govuk-table__cell\"><strong class=\"govuk-tag govuk-tag--blue\">\n  ";
            esc(o, txt(list, 1));
            o += "\n</strong></td>\n  </tr>\n";
        }
        o += "</tbody></table></body></html>";
        sqlite3_reset(la);
        sqlite3_reset(count);
        sqlite3_reset(list);
    }
    void conference(int id, string& o)
    {
        sqlite3_bind_int(conf, 1, id);
        sqlite3_bind_int(att, 1, id);
        sqlite3_bind_int(act, 1, id);
        o += head;
        o.append(6900, ' ');  // the macros of the peer write about this much more white space and markup
        if (sqlite3_step(conf) == SQLITE_ROW) {
            o += "<h1 class=\"govuk-heading-l\">";
            esc(o, txt(conf, 0));
            o += " child protection conference</h1><dl class=\"govuk-summary-list\">";
            const char* k[] = {"Child", "Category", "Status", "Held on", "Chair", "Place"};
            int c[] = {9, 5, 6, 1, 2, 3};
            for (int i = 0; i < 6; i++) {
                o += "<div class=\"govuk-summary-list__row\"><dt class=\"govuk-summary-list__key\">";
                o += k[i];
                o += "</dt><dd class=\"govuk-summary-list__value\">";
                esc(o, txt(conf, c[i]));
                o += "</dd></div>";
            }
            o += "</dl><p class=\"govuk-body\">";
            esc(o, txt(conf, 4));
            o += "</p><table class=\"govuk-table\"><tbody class=\"govuk-table__body\">";
            while (sqlite3_step(att) == SQLITE_ROW) {
                o += "<tr class=\"govuk-table__row\">";
                for (int i = 0; i < 3; i++) {
                    o += "<td class=\"govuk-table__cell\">";
                    esc(o, txt(att, i));
                    o += "</td>";
                }
                o += sqlite3_column_int(att, 3) ? "<td class=\"govuk-table__cell\">Present</td></tr>"
                                                : "<td class=\"govuk-table__cell\">Apologies</td></tr>";
            }
            o += "</tbody></table><table class=\"govuk-table\"><tbody class=\"govuk-table__body\">";
            while (sqlite3_step(act) == SQLITE_ROW) {
                o += "<tr class=\"govuk-table__row\">";
                for (int i = 0; i < 3; i++) {
                    o += "<td class=\"govuk-table__cell\">";
                    esc(o, txt(act, i));
                    o += "</td>";
                }
                o += "<td class=\"govuk-table__cell\">";
                ukDate(o, txt(act, 3));
                o += "</td><td class=\"govuk-table__cell\"><strong class=\"govuk-tag govuk-tag--green\">";
                o += sqlite3_column_int(act, 4) ? "Done" : "To do";
                o += "</strong></td></tr>";
            }
            o += "</tbody></table><ul class=\"govuk-list\">";
            sqlite3_bind_int(ev, 1, sqlite3_column_int(conf, 13));
            while (sqlite3_step(ev) == SQLITE_ROW) {
                o += "<li><strong>";
                ukDate(o, txt(ev, 0));
                o += "</strong> ";
                esc(o, txt(ev, 1));
                o += " by ";
                esc(o, txt(ev, 2));
                o += ": ";
                esc(o, txt(ev, 3));
                o += "</li>";
            }
            o += "</ul>";
            sqlite3_reset(ev);
        }
        o += "</body></html>";
        sqlite3_reset(conf);
        sqlite3_reset(att);
        sqlite3_reset(act);
    }
};
struct Conn {
    string in, out;
    size_t sent = 0;
};
static void serve(const char* path, int port)
{
    Worker w(path);
    int ls = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
    setsockopt(ls, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    setsockopt(ls, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_port = htons(uint16_t(port));
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    must(bind(ls, reinterpret_cast<sockaddr*>(&a), sizeof a), "bind");
    must(listen(ls, 1024), "listen");
    int ep = epoll_create1(0);
    epoll_event e{EPOLLIN, {.fd = ls}};
    epoll_ctl(ep, EPOLL_CTL_ADD, ls, &e);
    std::vector<Conn> conns(65536);
    std::vector<int> posts;
    string body, fixed;  // fixed: one case list kept whole, to see what sending alone costs
    auto flush = [&](int fd) {
        Conn& c = conns[fd];
        while (c.sent < c.out.size()) {
            ssize_t n = send(fd, c.out.data() + c.sent, c.out.size() - c.sent, MSG_NOSIGNAL);
            if (n <= 0)
                break;
            c.sent += size_t(n);
        }
        if (c.sent == c.out.size()) {
            c.out.clear();
            c.sent = 0;
        }
        epoll_event m{uint32_t(c.out.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT), {.fd = fd}};
        if (!c.out.empty())
            epoll_ctl(ep, EPOLL_CTL_MOD, fd, &m);
    };
    auto reply = [&](int fd, const char* status, const string& b) {
        Conn& c = conns[fd];
        c.out += "HTTP/1.1 ";
        c.out += status;
        c.out += "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ";
        c.out += std::to_string(b.size());
        c.out += "\r\nConnection: keep-alive\r\n\r\n";
        c.out += b;
    };
    epoll_event evs[256];
    for (;;) {
        int n = epoll_wait(ep, evs, 256, -1);
        posts.clear();
        for (int i = 0; i < n; i++) {
            int fd = evs[i].data.fd;
            if (fd == ls) {
                for (int f; (f = accept4(ls, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
                    setsockopt(f, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                    conns[f] = {};
                    epoll_event m{EPOLLIN, {.fd = f}};
                    epoll_ctl(ep, EPOLL_CTL_ADD, f, &m);
                }
                continue;
            }
            Conn& c = conns[fd];
            if (evs[i].events & EPOLLIN) {
                char buf[16384];
                ssize_t k = recv(fd, buf, sizeof buf, 0);
                if (k <= 0) {
                    if (k == 0 || errno != EAGAIN) {
                        close(fd);
                        c = {};
                    }
                    continue;
                }
                c.in.append(buf, size_t(k));
                for (size_t h; (h = c.in.find("\r\n\r\n")) != string::npos;) {
                    size_t len = 0, p = c.in.find("ontent-"), total = h + 4;
                    if (c.in.compare(0, 4, "POST") == 0) {
                        for (p = 0; (p = c.in.find("ength:", p)) < h; p++)
                            len = strtoul(c.in.c_str() + p + 6, nullptr, 10);
                        total += len;
                        if (c.in.size() < total)
                            break;
                    }
                    if (c.in.compare(0, 11, "GET /cases/") == 0) {
                        body.clear();
                        w.cases(atoi(c.in.c_str() + 11), 0, body);
                        reply(fd, "200 OK", body);
                    } else if (c.in.compare(0, 16, "GET /conference/") == 0) {
                        body.clear();
                        w.conference(atoi(c.in.c_str() + 16), body);
                        reply(fd, "200 OK", body);
                    } else if (c.in.compare(0, 12, "GET /static ") == 0) {
                        if (fixed.empty()) {
                            body.clear();
                            w.cases(15, 0, body);
                            fixed = body;
                        }
                        reply(fd, "200 OK", fixed);
                    } else if (c.in.compare(0, 14, "POST /decision") == 0)
                        posts.push_back(fd);
                    else
                        reply(fd, "404 Not Found", "");
                    c.in.erase(0, total);
                }
            }
            if (!c.out.empty())
                flush(fd);
        }
        if (!posts.empty()) {
            {
                std::lock_guard<std::mutex> g(writeLock);
                sqlite3_step(w.begin);
                sqlite3_reset(w.begin);
                for (int fd : posts) {
                    sqlite3_bind_int(w.add, 1, fd);
                    sqlite3_bind_text(w.add, 2, "2026-01-01T00:00:00Z", -1, SQLITE_STATIC);
                    sqlite3_bind_text(w.add, 3, "A Worker", -1, SQLITE_STATIC);
                    sqlite3_bind_text(w.add, 4, "The plan continues; review in three months.", -1, SQLITE_STATIC);
                    sqlite3_step(w.add);
                    sqlite3_reset(w.add);
                }
                if (sqlite3_step(w.commit) != SQLITE_DONE)
                    fprintf(stderr, "%s\n", sqlite3_errmsg(w.db));
                sqlite3_reset(w.commit);
            }
            for (int fd : posts) {
                reply(fd, "201 Created", "{\"ok\":true}");
                flush(fd);
            }
        }
    }
}
int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    signal(SIGPIPE, SIG_IGN);
    std::thread t(serve, argv[1], atoi(argv[2]));
    serve(argv[1], atoi(argv[2]));
}
