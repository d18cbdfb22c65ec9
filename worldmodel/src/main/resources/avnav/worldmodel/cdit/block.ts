  # R rows, T target tokens, M context tokens, h width. A block's weights in p, as trained: qkv, proj, in_proj, bias_k, bias_v,
  # out_proj, mlp, mlp_audio (weight and bias each); its eleven modulations in a, each [R][1][h].

  def narrow(self, x: Tensor) -> Tensor:
    return ${narrow}

  def wide(self, x: Tensor) -> Tensor:
    return ${wide}

  def norm(self, x: Tensor) -> Tensor:
    return torch.layer_norm(x, [${width}], None, None, 9.9999999999999995e-07, False)

  # [R][T][h] as [R][heads][T][h / heads]; a view.
  def by_head(self, x: Tensor) -> Tensor:
    return torch.transpose(torch.reshape(x, [torch.size(x, 0), torch.size(x, 1), ${heads}, ${headWidth}]), 1, 2)

  # Parts that stand behind each other, [R][T][n h], as [n][R][heads][T][h / heads]; a view.
  def parts_by_head(self, x: Tensor, n: int) -> Tensor:
    y = torch.reshape(x, [torch.size(x, 0), torch.size(x, 1), n, ${heads}, ${headWidth}])
    return torch.permute(y, [2, 0, 3, 1, 4])

  # [R][heads][T][h / heads] as [R][T][h].
  def by_token(self, x: Tensor) -> Tensor:
    return torch.flatten(torch.transpose(x, 1, 2), 2)

  # What a query's products with keys are multiplied by.
  def query_scale(self) -> float:
    return ${queryScale}

  # One modulation [R][1][11h] per block; m holds weight and bias of each block, or of all blocks stacked.
  def modulations(self, c: Tensor, m: List[Tensor]) -> List[Tensor]:
    s = (self).narrow(torch.unsqueeze(torch.silu(c), 1))
    if torch.len(m) == 2:
      all = torch.chunk((self).lin(s, m[0], m[1]), ${depth}, 2)
    else:
      all = annotate(List[Tensor], [])
      for l in range(${depth}):
        torch.append(all, (self).lin(s, m[2 * l], m[2 * l + 1]))
    return all

  # What rows are told by their condition c [R][h]: the modulations of each block and, [R][1][2h], of each head in f.
  def told(self, c: Tensor, m: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    all = (self).modulations(c, m)
    for i in range(torch.floordiv(torch.len(f), 4)):
      torch.append(all, torch.unsqueeze((self).exact(torch.silu(c), f[4 * i], f[4 * i + 1]), 1))
    return all

  # The same as one matrix [R][n] in float32, and back.
  def tell(self, action: Tensor, offset: Tensor, step: Tensor, e: List[Tensor], m: List[Tensor], f: List[Tensor]) -> Tensor:
    all = (self).told((self).conditioning(action, offset, step, e), m, f)
    return torch.to(torch.squeeze(torch.cat(all, 2), 1), 6)

  # The rows that `which` names, or all when it names none.
  def rows_of(self, matrix: Tensor, which: Tensor) -> Tensor:
    if torch.numel(which) > 0:
      matrix = torch.index_select(matrix, 0, which)
    return torch.unsqueeze(matrix, 1)

  def untold(self, matrix: Tensor, which: Tensor) -> List[Tensor]:
    parts = torch.split_with_sizes(matrix, [${depth} * 11 * ${width}, torch.size(matrix, 1) - ${depth} * 11 * ${width}], 1)
    all = torch.chunk((self).rows_of((self).narrow(parts[0]), which), ${depth}, 2)
    torch.extend(all, torch.split((self).rows_of(parts[1], which), 2 * ${width}, 2))
    return all

  # A block may have more weights when they are ready for prediction than as they are trained.
  def of_block(self, all: List[Tensor], l: int) -> List[Tensor]:
    n = torch.floordiv(torch.len(all), ${depth})
    return all[n * l:n * (l + 1)]

  def blocks(self, x: Tensor, context: Tensor, told: List[Tensor], p: List[Tensor], visual: int) -> Tensor:
    for l in range(${depth}):
      x = (self).block(x, context, told[l], (self).of_block(p, l), visual)
    return x

  # x is normalised.
  def head(self, x: Tensor, told: List[Tensor], f: List[Tensor], i: int) -> Tensor:
    a = torch.chunk(told[${depth} + i], 2, 2)
    return (self).exact(torch.addcmul(a[0], x, a[1] + 1), f[4 * i + 2], f[4 * i + 3])

  def ready_heads(self, x: Tensor, f: List[Tensor]) -> List[Tensor]:
    ready = annotate(List[Tensor], [])
    for i in range(torch.floordiv(torch.len(f), 2)):
      torch.append(ready, (self).ready_exact(f[2 * i]))
      torch.append(ready, torch.clone(f[2 * i + 1]))
    return ready

  def ready_blocks(self, x: Tensor, all: List[Tensor]) -> List[Tensor]:
    ready = annotate(List[Tensor], [])
    for l in range(${depth}):
      torch.extend(ready, (self).ready_block((self).of_block(all, l)))
    return ready
