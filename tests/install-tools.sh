#!/bin/sh
# Installs what the tests need besides Python where it can: as root on a machine with apt.
# Elsewhere it says what to install. Without a word: Chromium, a Chinese font, PostgreSQL; with
# `npm`: npm; with `office`: LibreOffice, which opens papers in the slow evidence.
set -eu

can_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

has_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null
}

install() {
  if can_install; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    echo "缺少 $*。请用系统的软件包工具安装后再试（Debian：apt-get install $*）。" >&2
    echo "Missing: $*. Install it with your system's package manager and try again." >&2
    exit 3
  fi
}

missing=
case "${1:-}" in
npm)
  command -v npm >/dev/null || missing="nodejs npm"
  ;;
office)
  command -v soffice >/dev/null || missing="libreoffice-writer-nogui libreoffice-calc-nogui"
  ;;
*)
  # Chromium without windows opens a page in a third of the time; the whole of it will do.
  if ! command -v chromium-headless-shell >/dev/null; then
    if ! has_chromium; then
      missing="chromium-headless-shell"
    elif can_install; then
      (install chromium-headless-shell) 2>/dev/null || true
    fi
  fi
  if ! command -v postgres >/dev/null && ! ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; then
    missing="$missing postgresql"
  fi
  ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
  if [ -x "$ldconfig" ] && ! "$ldconfig" -p | grep -q libatomic.so.1; then
    missing="$missing libatomic1" # Playwright's own Node.js wants it
  fi
  if ! command -v fc-list >/dev/null; then
    missing="$missing fontconfig fonts-noto-cjk"
  elif [ -z "$(fc-list :lang=zh-cn family)" ]; then
    missing="$missing fonts-noto-cjk"
  fi
  ;;
esac
# shellcheck disable=SC2086 # a list of package names
[ -z "$missing" ] || install $missing
