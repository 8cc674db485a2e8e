//! Whose word counts for where a request comes from: a reverse proxy's that we were told of, and nobody else's.
//!
//! `X-Forwarded-Proto` and `X-Forwarded-Host` are not read at all: links, cookies and the host allow-list follow the
//! configured address.

use std::net::IpAddr;

use axum::http::HeaderMap;
use ipnet::IpNet;

/// A network as it is typed: `10.0.0.0/8`, or one address.
pub fn network(typed: &str) -> Result<IpNet, String> {
    let typed = typed.trim();
    typed
        .parse()
        .or_else(|_| typed.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| "not a network: write an address such as 127.0.0.1, or a network such as 10.0.0.0/8".to_owned())
}

/// Whether an address is that of a proxy.
pub fn is_one_of(proxies: &[IpNet], ip: IpAddr) -> bool {
    proxies.iter().any(|network| network.contains(&ip.to_canonical()))
}

/// The address behind a connection. Each proxy adds the one it sees to the right of `X-Forwarded-For`, so the
/// rightmost that is not a proxy of ours is the first that nobody outside could have written. Where the connection is
/// no proxy's, or the header does not read, it is the connection's.
pub fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let is_ours = |ip: IpAddr| is_one_of(proxies, ip);
    if !is_ours(peer) {
        return peer;
    }
    let lines: Vec<_> = headers.get_all("x-forwarded-for").iter().collect();
    for line in lines.into_iter().rev() {
        let Ok(line) = line.to_str() else { return peer };
        for hop in line.rsplit(',') {
            match hop.trim().parse::<IpAddr>() {
                Ok(ip) if is_ours(ip) => {}
                Ok(ip) => return ip,
                Err(_) => return peer,
            }
        }
    }
    peer
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    /// Who is behind a connection, given the lines of the header.
    fn behind(peer: &str, lines: &[&str]) -> String {
        let proxies = ["10.0.0.0/8", "fd00::/8", "127.0.0.1"].map(|typed| network(typed).unwrap());
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        client(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn nobody_but_a_proxy_of_ours_says_who_somebody_is() {
        assert_eq!(behind("203.0.113.9", &["198.51.100.4"]), "203.0.113.9");
        assert_eq!(behind("10.1.2.3", &["198.51.100.4"]), "198.51.100.4");
        assert_eq!(behind("::ffff:10.1.2.3", &["2001:db8::1"]), "2001:db8::1", "as a socket of both kinds sees it");
        assert_eq!(behind("10.1.2.3", &[]), "10.1.2.3");
    }

    #[test]
    fn what_a_visitor_writes_before_the_proxy_does_counts_for_nothing() {
        assert_eq!(behind("10.1.2.3", &["1.1.1.1, 198.51.100.4"]), "198.51.100.4");
        assert_eq!(behind("10.1.2.3", &["1.1.1.1", "198.51.100.4, 10.9.9.9", "fd00::7"]), "198.51.100.4");
        assert_eq!(behind("10.1.2.3", &["10.0.0.1, 127.0.0.1"]), "10.1.2.3", "only proxies");
    }

    #[test]
    fn a_header_that_does_not_read_leaves_the_connections_address() {
        for line in
            ["", "unknown", "198.51.100.4, x", "198.51.100.4:8080", "1.1.1.1,", "<script>", "æ", "1.1.1.1;2.2.2.2"]
        {
            assert_eq!(behind("10.1.2.3", &[line]), "10.1.2.3", "{line:?}");
        }
    }

    #[test]
    fn a_network_is_an_address_or_a_range() {
        assert!(network(" 192.0.2.0/24 ").unwrap().contains(&"192.0.2.7".parse::<IpAddr>().unwrap()));
        assert!(!network("192.0.2.7").unwrap().contains(&"192.0.2.8".parse::<IpAddr>().unwrap()));
        assert!(network("proxy.example").is_err() && network("10.0.0.0/33").is_err() && network("").is_err());
    }
}
