#!/bin/sh
# Makes a certificate authority, and by it the certificate of one host, in the current folder.
set -eu
host=$1
key="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
openssl req -x509 $key -days 30 -subj "/CN=development cache CA" -keyout ca.key -out ca.crt
openssl req $key -subj "/CN=cache" -keyout tls.key -out tls.csr
cat > tls.ext <<END
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:$host
END
openssl x509 -req -in tls.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -extfile tls.ext -out tls.crt
# Nothing else is to be signed by it.
rm ca.key tls.csr tls.ext
